package com.onelastai.starter.visit;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.web.RequestArgument;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
  FilterRegistrationBean<CorrelationFilter> correlationFilter() {
    FilterRegistrationBean<CorrelationFilter> filter =
        new FilterRegistrationBean<>(new CorrelationFilter());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** The caller, as far as they allow to be known. */
  private static Actor actor(NativeWebRequest request) {
    String visitor = request.getHeader(VisitHeaders.VISITOR);
    if (visitor == null) {
      return Actor.ANONYMOUS;
    }
    Caller caller = Caller.current();
    return new Actor(
        visitor,
        request.getHeader(VisitHeaders.SESSION),
        caller == null ? null : caller.userId(),
        request.getHeader(HttpHeaders.USER_AGENT),
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
