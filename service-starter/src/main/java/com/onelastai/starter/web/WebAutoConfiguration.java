package com.onelastai.starter.web;

import com.onelastai.starter.enums.EnumConverterFactory;
import java.util.List;
import java.util.Set;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.util.MimeType;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class WebAutoConfiguration implements WebMvcConfigurer {

  private static final Set<String> OTHER_FORMATS =
      Set.of("yaml", "xml", "cbor", "x-jackson-smile", "protobuf");

  private final ObjectProvider<RequestArgument<?>> arguments;

  WebAutoConfiguration(ObjectProvider<RequestArgument<?>> arguments) {
    this.arguments = arguments;
  }

  /**
   * Libraries on the class path must not add formats of bodies: only JSON is read as strictly as
   * the services expect, and only JSON is documented.
   */
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.configureMessageConvertersList(
        converters -> converters.removeIf(WebAutoConfiguration::readsOtherObjects));
  }

  private static boolean readsOtherObjects(HttpMessageConverter<?> converter) {
    return converter.getSupportedMediaTypes().stream()
        .map(MimeType::getSubtype)
        .anyMatch(OTHER_FORMATS::contains);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(
        new UnknownParameters(
            type -> arguments.stream().anyMatch(argument -> argument.type() == type)));
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverterFactory(new EnumConverterFactory());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    arguments.forEach(argument -> {
      resolvers.add(argument);
      SpringDocUtils.getConfig().addRequestWrapperToIgnore(argument.type());
    });
  }
}
