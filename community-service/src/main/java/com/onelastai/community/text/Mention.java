package com.onelastai.community.text;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** A member's name in a text. */
final class Mention extends CustomNode {

  private final String userId;
  private final String name;

  Mention(String userId, String name) {
    this.userId = userId;
    this.name = name;
  }

  /** Always in the same order. */
  private Map<String, String> attributes() {
    return new TreeMap<>(Map.of("class", "mention", "data-member", userId));
  }

  /** Writes mentions as HTML. */
  static final class Renderer implements NodeRenderer {

    private final HtmlWriter html;

    Renderer(HtmlNodeRendererContext context) {
      this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Mention.class);
    }

    @Override
    public void render(Node node) {
      Mention mention = (Mention) node;
      html.tag("span", mention.attributes());
      html.text("@" + mention.name);
      html.tag("/span");
    }
  }
}
