package com.onelastai.tools.categorization;

import com.onelastai.tools.categorization.CategorizationResult.Signals;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a page says of itself. */
@Component
class PageReader {

  private static final int MAX_TEXT = 500;
  private static final int MAX_ITEMS = 20;
  private static final int MAX_DEPTH = 5;
  private static final String SCHEMA_ORG = "https?://schema\\.org/";

  private final JsonMapper json;

  PageReader(JsonMapper json) {
    this.json = json;
  }

  Signals read(Document page) {
    return new Signals(
        cut(page.title()),
        first(meta(page, "description"), property(page, "og:description")),
        Arrays.stream(meta(page, "keywords").split(","))
            .map(String::strip)
            .filter(keyword -> !keyword.isEmpty())
            .limit(MAX_ITEMS)
            .toList(),
        page.select("h1, h2, h3").stream()
            .map(heading -> cut(heading.text()))
            .filter(heading -> !heading.isEmpty())
            .limit(MAX_ITEMS)
            .toList(),
        types(page),
        meta(page, "generator"),
        cut(page.select("html").attr("lang")));
  }

  private static String meta(Document page, String name) {
    return content(page, "meta[name=" + name + "]");
  }

  private static String property(Document page, String name) {
    return content(page, "meta[property=" + name + "]");
  }

  private static String content(Document page, String query) {
    Element first = page.selectFirst(query);
    return first == null ? "" : cut(first.attr("content"));
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  /** Of JSON-LD and of microdata. */
  private List<String> types(Document page) {
    Set<String> types = new LinkedHashSet<>();
    page.select("script[type=application/ld+json]")
        .forEach(script -> addTypes(parse(script.data()), MAX_DEPTH, types));
    page.select("[itemtype]").eachAttr("itemtype").stream()
        .flatMap(attribute -> Stream.of(attribute.split("\\s+")))
        .forEach(types::add);
    return types.stream()
        .map(type -> cut(type.replaceFirst(SCHEMA_ORG, "")))
        .filter(type -> !type.isEmpty())
        .distinct()
        .limit(MAX_ITEMS)
        .toList();
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JacksonException malformed) {
      return json.missingNode();
    }
  }

  private static void addTypes(JsonNode node, int depth, Set<String> types) {
    if (depth == 0 || types.size() >= MAX_ITEMS) {
      return;
    }
    JsonNode type = node.path("@type");
    (type.isArray() ? type.valueStream() : Stream.of(type))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .forEach(types::add);
    node.valueStream()
        .filter(JsonNode::isContainer)
        .forEach(child -> addTypes(child, depth - 1, types));
  }

  private static String cut(String text) {
    String bare = text.strip();
    return bare.substring(0, Math.min(bare.length(), MAX_TEXT));
  }
}
