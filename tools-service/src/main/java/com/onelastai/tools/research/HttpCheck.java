package com.onelastai.tools.research;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.HttpAddress;
import com.onelastai.tools.connect.HttpAnswer;
import com.onelastai.tools.connect.HttpAnswer.Redirect;
import com.onelastai.tools.connect.HttpCall;
import com.onelastai.tools.connect.HttpFetcher;
import com.onelastai.tools.research.ResearchResult.HttpField;
import com.onelastai.tools.research.ResearchResult.HttpSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the headers of a website, from the address that people type. */
@Component
class HttpCheck {

  private static final int MAX_VALUE = 500;

  private static final List<String> PROTECTING =
      List.of(
          "strict-transport-security",
          "content-security-policy",
          "x-content-type-options",
          "referrer-policy",
          "permissions-policy");
  private static final List<String> TELLING =
      List.of("server", "x-powered-by", "via", "content-type", "x-frame-options");

  private final HttpFetcher http;
  private final ResearchProperties properties;

  HttpCheck(HttpFetcher http, ResearchProperties properties) {
    this.http = http;
    this.properties = properties;
  }

  HttpSummary check(HostName host) {
    HttpAddress address = HttpAddress.parse("http://%s:%d/".formatted(host, properties.httpPort()));
    HttpAnswer answer = http.fetch(HttpCall.get(address, Map.of("Accept", "text/html")));
    return new HttpSummary(
        answer.url().toString(),
        answer.status(),
        answer.redirects().stream().map(Redirect::from).toList(),
        Stream.concat(TELLING.stream(), PROTECTING.stream())
            .flatMap(name -> field(answer, name))
            .toList(),
        PROTECTING.stream().filter(name -> answer.header(name) == null).toList());
  }

  private static Stream<HttpField> field(HttpAnswer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(header -> new HttpField(name, cut(header.value())));
  }

  private static String cut(String value) {
    return value.substring(0, Math.min(value.length(), MAX_VALUE));
  }
}
