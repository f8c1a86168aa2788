package com.onelastai.community.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.starter.problem.ApiException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  private static final String PICTURE = "/api/community/pictures/i-Xq2v9TtU0mF3aLrN";

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("p", Set.of()),
          Map.entry("br", Set.of()),
          Map.entry("hr", Set.of()),
          Map.entry("strong", Set.of()),
          Map.entry("em", Set.of()),
          Map.entry("del", Set.of()),
          Map.entry("blockquote", Set.of()),
          Map.entry("ul", Set.of()),
          Map.entry("ol", Set.of("start")),
          Map.entry("li", Set.of()),
          Map.entry("h3", Set.of()),
          Map.entry("h4", Set.of()),
          Map.entry("h5", Set.of()),
          Map.entry("h6", Set.of()),
          Map.entry("pre", Set.of()),
          Map.entry("code", Set.of("class")),
          Map.entry("span", Set.of("class", "data-member")),
          Map.entry("a", Set.of("href", "title", "rel")),
          Map.entry("img", Set.of("src", "alt", "title", "loading")),
          Map.entry("table", Set.of()),
          Map.entry("thead", Set.of()),
          Map.entry("tbody", Set.of()),
          Map.entry("tr", Set.of()),
          Map.entry("th", Set.of("align")),
          Map.entry("td", Set.of("align")));

  private final Members members = mock();
  private final Markdown markdown = new Markdown(members);

  @BeforeEach
  void someAreMembers() {
    Map<String, Member> known =
        Stream.of(
                member("known", "Sofia"), member("hostile", "</span><img src=x onerror=alert(1)>"))
            .collect(Collectors.toMap(Member::userId, Function.identity()));
    when(members.findAll(any()))
        .thenAnswer(call -> {
          Collection<String> ids = call.getArgument(0);
          return known.values().stream()
              .filter(member -> ids.contains(member.userId()))
              .collect(Collectors.toMap(Member::userId, Function.identity()));
        });
  }

  static List<String> hostileTexts() throws IOException {
    try (var file = Objects.requireNonNull(MarkdownTest.class.getResourceAsStream("/xss.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("//"))
          .map(line -> line.replace("\\n", "\n").replace("\\t", "\t"))
          .toList();
    }
  }

  @Test
  void thereAreEnoughHostileTexts() throws IOException {
    assertThat(hostileTexts()).hasSizeGreaterThan(150).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextIsHarmless(String text) {
    requireHarmless(markdown.render(text).html());
    requireHarmless(markdown.render("A *b*\n\n> " + text.replace("\n", "\n> ")).html());
  }

  private static void requireHarmless(String html) {
    for (Element element : Jsoup.parseBodyFragment(html).select("body *")) {
      assertThat(ALLOWED).as(html).containsKey(element.tagName());
      for (Attribute attribute : element.attributes()) {
        assertThat(ALLOWED.get(element.tagName())).as(html).contains(attribute.getKey());
      }
      assertThat(element.childNodes())
          .as(html)
          .noneMatch(node -> node instanceof Comment || node instanceof DataNode);
    }
    requireHarmlessValues(html);
  }

  private static void requireHarmlessValues(String html) {
    for (Element link : Jsoup.parseBodyFragment(html).select("a")) {
      assertThat(link.attr("href")).as(html).matches("(?s)(https?:|mailto:).+");
      assertThat(link.attr("rel")).isEqualTo("nofollow ugc noopener");
    }
    for (Element picture : Jsoup.parseBodyFragment(html).select("img")) {
      assertThat(picture.attr("src")).as(html).matches("/api/community/pictures/i-[A-Za-z0-9_-]+");
    }
    for (Element code : Jsoup.parseBodyFragment(html).select("code[class]")) {
      assertThat(code.className()).as(html).matches("language-[A-Za-z0-9_+#.-]+");
    }
    for (Element span : Jsoup.parseBodyFragment(html).select("span")) {
      assertThat(span.className()).as(html).isEqualTo("mention");
      assertThat(span.attr("data-member")).as(html).isIn("known", "hostile");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a **b** *c* ~~d~~ | <p>a <strong>b</strong> <em>c</em> <del>d</del></p>",
        "# a | <h3>a</h3>",
        "##### a | <h6>a</h6>",
        "`<b>` | <p><code>&lt;b&gt;</code></p>",
        "- a | <ul> <li>a</li> </ul>",
        "> a | <blockquote> <p>a</p> </blockquote>",
        "[a](https://x.example 'b') | <p><a href=\"https://x.example\" title=\"b\""
            + " rel=\"nofollow ugc noopener\">a</a></p>",
        "https://x.example/?a=1&b=2 | <p><a href=\"https://x.example/?a=1&amp;b=2\""
            + " rel=\"nofollow ugc noopener\">https://x.example/?a=1&amp;b=2</a></p>",
        "[a](/pricing) | <p>a</p>",
        "![a](https://x.example/b.png) | <p>a</p>",
        "![a](" + PICTURE + ") | <p><img src=\"" + PICTURE + "\" alt=\"a\" loading=\"lazy\"></p>",
        "<b>a</b> | <p>&lt;b&gt;a&lt;/b&gt;</p>",
      })
  void markdownIsRendered(String text, String html) {
    assertThat(markdown.render(text).html().replaceAll("\\s+", " ").strip()).isEqualTo(html);
  }

  @Test
  void codeKeepsItsLanguageAndTablesTheirAlignment() {
    assertThat(markdown.render("```java\nint a;\n```").html())
        .contains("<code class=\"language-java\">int a;");
    assertThat(markdown.render("| a | b |\n|--:|---|\n| 1 | 2 |").html())
        .contains("<th align=\"right\">a</th>", "<td>2</td>");
  }

  @Test
  void mentionShowsTheNameOfTheMember() {
    RenderedText text = markdown.render("Thank you, @[Someone else](member:known)!");

    assertThat(text.html())
        .isEqualTo(
            "<p>Thank you, <span class=\"mention\" data-member=\"known\">@Sofia</span>!</p>\n");
    assertThat(text.plain()).isEqualTo("Thank you, @Sofia!");
    assertThat(text.mentioned()).containsExactly("known");
    assertThat(text.links()).isEmpty();
  }

  @Test
  void unknownMemberIsPlainText() {
    RenderedText text = markdown.render("Thank you, @[**Nobody**](member:unknown)!");

    assertThat(text.html()).isEqualTo("<p>Thank you, @<strong>Nobody</strong>!</p>\n");
    assertThat(text.mentioned()).isEmpty();
  }

  @Test
  void linkToAMemberWithoutAnAtSignIsNoMention() {
    assertThat(markdown.render("[Sofia](member:known)").mentioned()).isEmpty();
  }

  @Test
  void onlyTheFirstTenAreMentioned() {
    doAnswer(
            call -> {
              Collection<String> ids = call.getArgument(0);
              return ids.stream().collect(Collectors.toMap(id -> id, id -> member(id, id)));
            })
        .when(members)
        .findAll(any());
    String text =
        IntStream.range(0, 12)
            .mapToObj(i -> "@[x](member:m%d) @[x](member:m%d)".formatted(i, i))
            .collect(Collectors.joining(" "));

    RenderedText rendered = markdown.render(text);

    assertThat(rendered.mentioned()).hasSize(10).startsWith("m0").endsWith("m9");
    assertThat(Jsoup.parse(rendered.html()).select(".mention")).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a @[Sofia](member:known) b @[S](member:known) | a @… b @…",
        "@[Leo](member:known-2) | @[Leo](member:known-2)",
        "@[a [Sofia] b](member:known 'Sofia') | @…",
        "@[Sofia](<member:known>) | @…",
        "[Sofia][r] [r]: member:known | [Sofia][r] [r]: member:",
        "Sofia | Sofia",
      })
  void mentionOfAnErasedMemberIsRemovedFromTheSource(String text, String without) {
    assertThat(Markdown.withoutMention(text, "known")).isEqualTo(without);
  }

  @Test
  void linksAndOwnPicturesAreTold() {
    RenderedText text =
        markdown.render(
            "https://a.example [b](https://b.example) [c](javascript:1) ![d]("
                + PICTURE
                + ") ![e](https://e.example/e.png)");

    assertThat(text.links()).containsExactly("https://a.example", "https://b.example");
    assertThat(text.links()).allMatch(link -> URI.create(link).getHost() != null);
    assertThat(text.pictures()).containsExactly("i-Xq2v9TtU0mF3aLrN");
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "- ", "* a ", "*a **b ", "[", "![", "![a](", "`", "<", "&", "~~a"})
  void repeatedSignsAreNoProblem(String sign) {
    String text = sign.repeat(20_000 / sign.length());
    try {
      requireHarmless(markdown.render(text).html());
    } catch (ApiException tooDeep) {
      assertThat(tooDeep.fields()).hasSize(1);
    }
  }

  @Test
  void deepEmphasisIsRefused() {
    String nested = "_a __b ".repeat(100) + "c__ d_ ".repeat(100);

    assertThatThrownBy(() -> markdown.render(nested)).isInstanceOf(ApiException.class);
  }

  private static Member member(String id, String name) {
    return new Member(id, name, null, false, 1);
  }
}
