package com.onelastai.tools.categorization;

import com.onelastai.tools.categorization.CategorizationResult.CategoryScore;
import com.onelastai.tools.categorization.CategorizationResult.Certainty;
import com.onelastai.tools.categorization.CategorizationResult.Signals;
import com.onelastai.tools.connect.HttpAddress;
import com.onelastai.tools.connect.HttpAnswer;
import com.onelastai.tools.connect.HttpCall;
import com.onelastai.tools.connect.HttpFetcher;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

@Component
class CategorizationTool implements Tool<CategorizationInput, CategorizationResult> {

  private static final Map<String, String> HEADERS =
      Map.of("Accept", "text/html, application/xhtml+xml", "Accept-Language", "en");

  /**
   * Bytes of a page that are parsed. Tables with wrong contents take time by the square of their
   * size: a second for so many.
   */
  private static final int MAX_PAGE = 128_000;

  private static final int MAX_DEPTH = 200;

  private static final List<MediaType> HTML =
      List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML);

  private final HttpFetcher http;
  private final PageReader reader;
  private final Categories categories;

  CategorizationTool(HttpFetcher http, PageReader reader, Categories categories) {
    this.http = http;
    this.reader = reader;
    this.categories = categories;
  }

  @Override
  public ToolInfo<CategorizationInput> info() {
    return new ToolInfo<>(
            "website-categorization",
            "Website categorization",
            Category.DOMAIN,
            "Guesses what a website is about by English words in what one of its pages says of "
                + "itself: title, description, keywords, headings, types of schema.org and "
                + "generator. Only these signals are used, no language model.",
            new CategorizationInput("https://www.example.com/"))
        .with(Trait.SLOW);
  }

  @Override
  public CategorizationResult run(CategorizationInput input) {
    HttpAnswer answer = http.fetch(HttpCall.get(address(input.site()), HEADERS));
    if (answer.status() != 200) {
      throw new ToolFailedException("%s answered %d.".formatted(answer.url(), answer.status()));
    }
    Signals signals = reader.read(page(answer));
    List<CategoryScore> scores = categories.score(signals);
    Certainty certainty = Categories.certainty(scores);
    return new CategorizationResult(
        answer.url().toString(),
        certainty == Certainty.UNKNOWN ? null : scores.getFirst().category(),
        certainty,
        scores,
        signals);
  }

  private static HttpAddress address(String site) {
    String bare = site.strip();
    return HttpAddress.of("site", bare.contains("://") ? bare : "https://" + bare);
  }

  private static Document page(HttpAnswer answer) {
    MediaType type = type(answer);
    if (HTML.stream().noneMatch(html -> html.equalsTypeAndSubtype(type))) {
      throw new ToolFailedException("%s is no HTML but %s.".formatted(answer.url(), type));
    }
    Charset charset = type.getCharset();
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(answer.body(), 0, Math.min(answer.body().length, MAX_PAGE)),
          charset == null ? null : charset.name(),
          answer.url().toString(),
          Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    } catch (IOException malformed) {
      throw new ToolFailedException(answer.url() + " cannot be read as HTML.");
    }
  }

  /** Without a type that can be read it may be HTML: the page itself names its charset. */
  private static MediaType type(HttpAnswer answer) {
    String type = answer.header("Content-Type");
    try {
      return type == null ? MediaType.TEXT_HTML : MediaType.parseMediaType(type);
    } catch (IllegalArgumentException malformed) {
      return MediaType.TEXT_HTML;
    }
  }
}
