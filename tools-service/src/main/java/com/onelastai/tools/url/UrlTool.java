package com.onelastai.tools.url;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.url.UrlResult.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class UrlTool implements Tool<UrlInput, UrlResult> {

  @Override
  public ToolInfo<UrlInput> info() {
    return new ToolInfo<>(
        "url-parser",
        "URL parser",
        Category.DEVELOPER,
        "Reads a URL as browsers do (URL Standard of the WHATWG), edits its parameters, removes"
            + " those that follow people, and warns of hosts that look like others (UTS 39).",
        new UrlInput("https://bücher.example/?utm_source=news&page=2#top", null, true, null, null));
  }

  @Override
  public UrlResult run(UrlInput input) {
    Url base = input.base() == null ? null : parse("base", input.base(), null);
    Url url = parse("url", input.url(), base);
    Query query = new Query(url.query());
    List<String> removed = edit(query, input);
    Url edited = isEdit(input) ? url.withQuery(query.text()) : url;
    return result(input.url(), edited, query, removed);
  }

  private static Url parse(String field, String text, @Nullable Url base) {
    try {
      return UrlParser.parse(text, base);
    } catch (InvalidUrlException invalid) {
      throw ApiException.invalid(
          List.of(new FieldProblem(field, "malformed", String.valueOf(invalid.getMessage()))));
    }
  }

  private static boolean isEdit(UrlInput input) {
    return input.removeTracking() || input.remove() != null || input.set() != null;
  }

  private static List<String> edit(Query query, UrlInput input) {
    List<String> removed = new ArrayList<>();
    if (input.removeTracking()) {
      removed.addAll(query.removeIf(TrackingParameters::isOne));
    }
    if (input.remove() != null) {
      removed.addAll(query.removeIf(input.remove()::contains));
    }
    if (input.set() != null) {
      input.set().forEach(line -> query.set(parameter(line)));
    }
    return removed;
  }

  private static Parameter parameter(String line) {
    int equals = line.indexOf('=');
    return new Parameter(line.substring(0, equals), line.substring(equals + 1));
  }

  private static UrlResult result(String text, Url url, Query query, List<String> removed) {
    String host = Objects.requireNonNullElse(url.host(), "");
    String unicode = Hosts.toUnicode(host);
    return new UrlResult(
        url.toString(),
        url.origin(),
        url.scheme() + ":",
        url.username(),
        url.password(),
        url.hostAndPort(),
        host,
        unicode,
        url.port() == null ? "" : url.port().toString(),
        url.pathname(),
        after('?', url.query()),
        query.parameters(),
        after('#', url.fragment()),
        removed,
        Warnings.of(text, url, unicode));
  }

  /** Empty, without its sign, if there is nothing. */
  private static String after(char sign, @Nullable String part) {
    return part == null || part.isEmpty() ? "" : sign + part;
  }
}
