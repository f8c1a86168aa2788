package com.onelastai.gateway.frontend;

import static com.onelastai.gateway.file.StaticFile.at;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.file.StaticFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * The frontend of the platform, from the class path, where no other one is set. Its build says
 * which files there are, and which addresses are pages.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${onelastai.frontend.url:}'.isBlank()")
class WebAppConfiguration {

  private static final ClassPathResource ROOT =
      new ClassPathResource("META-INF/resources/web-app/");

  private static final String PAGE = "/index.html";

  /** Files whose names have a hash of their content. */
  private static final String HASHED = "/assets/";

  private static final CacheControl FOREVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  /**
   * Mantine writes its variables into style elements, which differ from page to page: hashes cannot
   * name them, and a nonce would end the caching of the document. React sets styles by script, so
   * no attribute needs to be allowed; browsers that do not know style-src-attr allow both.
   */
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; style-src-attr 'none';"
          + " img-src 'self' data: blob:;"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  RouterFunction<ServerResponse> webApp(PageViews pageViews, JsonMapper json) throws IOException {
    RouterFunctions.Builder routes = route();
    for (String name : list("files.json", json)) {
      if (!name.equals(PAGE)) {
        routes.route(at(name), file(name));
      }
    }
    HandlerFunction<ServerResponse> page = page(list("routes.json", json));
    return routes
        .route(
            WebAppConfiguration::isForPages,
            request -> {
              pageViews.watch(request.exchange());
              return page.handle(request);
            })
        .build();
  }

  /** An asset that is gone is not a page, and no page is below the gateway's own paths. */
  private static boolean isForPages(ServerRequest request) {
    String path = OwnPaths.of(request.exchange().getRequest());
    return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
        && !OwnPaths.mayBeOwn(path)
        && !path.startsWith(HASHED);
  }

  /** The same document for every address; only the status tells whether there is such a page. */
  private static HandlerFunction<ServerResponse> page(List<String> paths) throws IOException {
    StaticFile document = StaticFile.precompressed(resource(PAGE));
    List<PathPattern> known = paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
    return request -> {
      PathContainer path = PathContainer.parsePath(withoutSlash(request.path()));
      boolean exists = known.stream().anyMatch(pattern -> pattern.matches(path));
      return document.serve(
          exists ? HttpStatus.OK : HttpStatus.NOT_FOUND,
          request,
          headers -> {
            protect(headers);
            headers.setCacheControl(exists ? CacheControl.noCache() : CacheControl.noStore());
            if (!exists) {
              // By which it would be answered with 304.
              headers.remove(HttpHeaders.ETAG);
            }
          });
    };
  }

  private static void protect(HttpHeaders headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Frame-Options", "DENY");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    // The lab records a voice if the reader allows it.
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)");
  }

  /** The application's router takes both for the same page. */
  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Belongs to no visit, so that shared caches keep it. */
  private static HandlerFunction<ServerResponse> file(String name) throws IOException {
    Resource resource = resource(name);
    StaticFile file =
        resource.createRelative(resource.getFilename() + ".br").exists()
            ? StaticFile.precompressed(resource)
            : StaticFile.plain(resource);
    CacheControl kept = name.startsWith(HASHED) ? FOREVER : StaticFile.ONE_HOUR;
    return request -> {
      request.exchange().getResponse().getCookies().clear();
      return file.serve(request, headers -> headers.setCacheControl(kept));
    };
  }

  private static Resource resource(String name) throws IOException {
    return ROOT.createRelative("site" + name);
  }

  private static List<String> list(String name, JsonMapper json) throws IOException {
    try (InputStream file = ROOT.createRelative(name).getInputStream()) {
      return Arrays.asList(json.readValue(file, String[].class));
    }
  }
}
