package com.onelastai.gateway.sdk;

import static com.onelastai.gateway.file.StaticFile.at;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.file.StaticFile;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class SdkConfiguration {

  private static final String NAME = OwnPaths.SDK + "/onelastai";

  private static final CacheControl FOREVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  /**
   * The script at an address that stays, and at one that changes with its content. Content-Location
   * of the first names the second.
   */
  @Bean
  RouterFunction<ServerResponse> script() throws IOException {
    StaticFile script =
        StaticFile.precompressed(new ClassPathResource("META-INF/resources/sdk/onelastai.js"));
    String versioned = NAME + "-" + script.version() + ".js";
    return route()
        .route(
            at(NAME + ".js"),
            request ->
                script.serve(
                    request,
                    headers -> {
                      headers.setCacheControl(StaticFile.ONE_HOUR);
                      headers.set(HttpHeaders.CONTENT_LOCATION, versioned);
                    }))
        .route(
            at(versioned),
            request -> script.serve(request, headers -> headers.setCacheControl(FOREVER)))
        .build();
  }
}
