package com.onelastai.starter.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** A bean that lets handlers take a parameter of this type; OpenAPI documents omit it. */
public class RequestArgument<T> implements HandlerMethodArgumentResolver {

  private final Class<T> type;
  private final Function<NativeWebRequest, @Nullable T> read;

  public RequestArgument(Class<T> type, Function<NativeWebRequest, @Nullable T> read) {
    this.type = type;
    this.read = read;
  }

  final Class<T> type() {
    return type;
  }

  @Override
  public final boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == type;
  }

  @Override
  public final @Nullable T resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return read.apply(request);
  }
}
