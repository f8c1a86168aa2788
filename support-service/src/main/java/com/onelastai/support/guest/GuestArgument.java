package com.onelastai.support.guest;

import com.onelastai.mail.MailLanguages;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.visit.VisitHeaders;
import com.onelastai.starter.web.RequestArgument;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;

/** Reads the {@link Guest} from the gateway's headers and the browser's languages. */
@Component
final class GuestArgument extends RequestArgument<Guest> {

  GuestArgument(MailLanguages languages) {
    super(Guest.class, request -> guest(request, languages));
  }

  private static Guest guest(NativeWebRequest request, MailLanguages languages) {
    Caller caller = Caller.current();
    return new Guest(
        caller == null ? null : caller.userId(),
        request.getHeader(VisitHeaders.VISITOR),
        request.getHeader(VisitHeaders.CLIENT_ADDRESS),
        languages.firstOf(preferred(request)));
  }

  private static List<Locale> preferred(NativeWebRequest request) {
    // Without the header, the server's own language would be the answer.
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? List.of(Locale.ENGLISH)
        : Collections.list(
            Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class))
                .getLocales());
  }
}
