package com.onelastai.tools.categorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.categorization.CategorizationResult.CategoryScore;
import com.onelastai.tools.categorization.CategorizationResult.Certainty;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.test.Connections;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.WebServer;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CategorizationToolTest {

  private final LocalInternet internet =
      new LocalInternet(DnsZone.of("example.com.", "www A 127.0.0.2\ninner A 127.0.0.1\n"));
  private final WebServer web = WebServer.at("127.0.0.2", 0);

  @AfterEach
  void stop() {
    web.close();
    internet.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Buy shoes online: shop and sale | Free shipping, easy checkout | Store          | shopping
          The Example Times: latest news  | Breaking news and headlines  | NewsArticle    | news
          Example Bank: loans and savings | Online banking and mortgage  | FinancialService | finance
          Learn Java: courses, tutorials  | Lessons for students         | Course         | education
          Hotel Example: vacation         | Booking of hotels, flights   | Hotel          | travel
          Easy recipes for dinner         | Cooking with food you have   | Recipe         | food
          """)
  void categoryFollowsWhatThePageSaysOfItself(
      String title, String description, String type, String category) {
    CategorizationResult result =
        read(
            """
            <html lang=en><title>%s</title><meta name=Description content="%s">
            <script type="application/ld+json">
            {"@context": "https://schema.org", "@graph": [{"@type": ["WebPage", "%s"]}]}
            </script>
            """
                .formatted(title, description, type));
    assertThat(result.category()).isEqualTo(category);
    assertThat(result.certainty()).isEqualTo(Certainty.LIKELY);
    assertThat(result.signals().types()).containsExactly("WebPage", type);
  }

  @Test
  void everySignalIsShownAndCountsOnceAtItsPlace() {
    CategorizationResult result =
        read(
            """
            <html lang=en-GB><head><title> Games </title>
            <meta name="description" content="">
            <meta property="og:description" content="Games, games and games">
            <meta name="keywords" content="gaming, , Xbox">
            <meta name="generator" content="WordPress 6.9"></head>
            <body itemscope itemtype="https://schema.org/VideoGame">
            <h1>New games</h1><h2></h2><h3>Chess</h3><h4>Cars</h4>
            """);
    assertThat(result.scores())
        .containsExactly(
            new CategoryScore(
                "games", 3 + 2 + 2 + 2 + 2 + 5, List.of("videogame", "games", "gaming", "xbox")));
    assertThat(result.signals())
        .isEqualTo(
            new CategorizationResult.Signals(
                "Games",
                "Games, games and games",
                List.of("gaming", "Xbox"),
                List.of("New games", "Chess"),
                List.of("VideoGame"),
                "WordPress 6.9",
                "en-GB"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<title>Welcome</title>",
        "<title>Carpet gamesome newsagent</title>",
        "<title>News</title>",
        "<title>News and games</title><h1>games, news</h1>",
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\"</script>",
        "<p>news, headlines, newspaper, journalism</p>",
        "<!-- <title>breaking news headlines</title> -->"
      })
  void pageThatSaysLittleHasNoCategory(String page) {
    CategorizationResult result = read(page);
    assertThat(result.category()).isNull();
    assertThat(result.certainty()).isEqualTo(Certainty.UNKNOWN);
  }

  @Test
  void fewWordsMakeACategoryPossible() {
    assertThat(read("<title>Hotels and flights</title>").certainty()).isEqualTo(Certainty.POSSIBLE);
  }

  @Test
  void charsetOfTheHeaderCounts() {
    web.on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=ISO-8859-1");
          byte[] page = "<title>Caf\u00e9 kitchen</title>".getBytes(StandardCharsets.ISO_8859_1);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
        });
    assertThat(run("/").signals().title()).isEqualTo("Caf\u00e9 kitchen");
  }

  @Test
  void redirectsAreFollowedAndNamed() {
    web.redirect("/old", 301, "/new");
    web.answer("/new", 200, "text/html", "<title>News</title>");
    assertThat(run("/old").url()).isEqualTo("http://www.example.com:%d/new".formatted(web.port()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html; charset=no-such", "text/html; charset=", "nonsense", "text/html;;"})
  void typeThatCannotBeReadIsTakenForHtml(String type) {
    web.answer("/", 200, type, "<title>News</title>");
    assertThat(run("/").signals().title()).isEqualTo("News");
  }

  @ParameterizedTest
  @CsvSource({
    "404, text/html",
    "500, text/html",
    "200, application/pdf",
    "200, image/png",
    "200, application/json"
  })
  void answerThatIsNoPageIsAFailedRun(int status, String type) {
    web.answer("/", status, type, "x");
    assertThatThrownBy(() -> run("/")).isInstanceOf(ToolFailedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<h1>",
        "<h1>news</h1>",
        "<meta name=keywords content='a,a,a,a,a'>",
        "<b itemtype='https://schema.org/Product x'>",
        "<script type='application/ld+json'>[[[[[[",
        "<table><b>",
        "<li><ul>",
        "<svg><math><table><select>"
      })
  @Timeout(10)
  void endlessPageIsReadWithinBounds(String part) {
    CategorizationResult result = read(part.repeat(900_000 / part.length()));
    assertThat(result.signals().headings()).hasSizeLessThanOrEqualTo(20);
    assertThat(result.signals().types()).hasSizeLessThanOrEqualTo(20);
    assertThat(result.signals().title()).hasSizeLessThanOrEqualTo(500);
  }

  @Test
  void longTextsOfAPageAreCut() {
    assertThat(read("<title>" + "a".repeat(10_000)).signals().title()).hasSize(500);
  }

  @Test
  void hostThatIsNotPublicIsNotRead() throws IOException {
    try (Connections inner = Connections.at("127.0.0.1")) {
      web.redirect("/", 302, "http://127.0.0.1:%d/".formatted(inner.port()));
      assertThatThrownBy(() -> run("/")).isInstanceOf(ToolFailedException.class);
      assertThatThrownBy(
              () -> tool().run(new CategorizationInput("inner.example.com:" + inner.port())))
          .isInstanceOf(ToolFailedException.class);
      assertThat(inner.count()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://www.example.com/",
        "file:///etc/passwd",
        "http://user:pass@www.example.com/",
        "www.example.com;id",
        "http://0x7f.1/",
        "http://www.example.com:99999/",
        "www.example.com\r\nX: y"
      })
  void whatIsNoSiteIsRefused(String site) {
    assertThatThrownBy(() -> tool().run(new CategorizationInput(site)))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("site: ");
  }

  private CategorizationResult read(String page) {
    web.answer("/", 200, "text/html", page);
    return run("/");
  }

  private CategorizationResult run(String path) {
    return tool()
        .run(new CategorizationInput("http://www.example.com:%d%s".formatted(web.port(), path)));
  }

  private CategorizationTool tool() {
    return new CategorizationTool(
        internet.fetcher(), new PageReader(JsonMapper.shared()), new Categories());
  }
}
