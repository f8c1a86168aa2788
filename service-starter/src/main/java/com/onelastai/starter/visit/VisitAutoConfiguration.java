package com.onelastai.starter.visit;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.messaging.EventContext;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.web.RequestArgument;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.NativeWebRequest;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class VisitAutoConfiguration {

  @Bean
  RequestArgument<Actor> actorArgument() {
    return new RequestArgument<>(Actor.class, VisitAutoConfiguration::actor);
  }

  @Bean
  RequestArgument<Owner> ownerArgument() {
    return new RequestArgument<>(Owner.class, Owner::read);
  }

  /** Writes the gateway's correlation id into every log line of a request. */
  @Bean
  FilterRegistrationBean<Filter> correlationFilter() {
    FilterRegistrationBean<Filter> filter =
        new FilterRegistrationBean<>((request, response, chain) -> {
          String id = ((HttpServletRequest) request).getHeader(VisitHeaders.CORRELATION);
          if (id == null) {
            chain.doFilter(request, response);
            return;
          }
          try (var _ = MDC.putCloseable(EventContext.LOG_KEY, id)) {
            chain.doFilter(request, response);
          }
        });
    filter.setName("correlationFilter");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** The visitor; anonymous if they refused to be tracked. */
  private static Actor actor(NativeWebRequest request) {
    String visitor = request.getHeader(VisitHeaders.VISITOR);
    if (visitor == null) {
      return Actor.untracked(request.getHeader(HttpHeaders.USER_AGENT));
    }
    Caller caller = Caller.current();
    return new Actor(
        visitor,
        request.getHeader(VisitHeaders.SESSION),
        caller == null ? null : caller.userId(),
        Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""),
        request.getHeader(VisitHeaders.CLIENT_ADDRESS),
        language(request));
  }

  private static @Nullable String language(NativeWebRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
      return null;
    }
    Locale locale = request.getLocale();
    return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
  }
}
