package com.onelastai.tools.json;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.NonPrintableStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Represent;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes YAML that readers of YAML 1.1 and of 1.2 take for the same values. */
final class JsonYaml extends Representer {

  /** What YAML 1.2 takes for a number and YAML 1.1 for a text. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:\\.\\d+|\\d+(?:\\.\\d*)?)(?:[eE][-+]?\\d+)?|0o[0-7]+");

  private final Resolver resolver = new Resolver();

  private JsonYaml(DumperOptions options) {
    super(options);
    Represent texts = Objects.requireNonNull(representers.get(String.class));
    representers.put(
        String.class,
        text ->
            NUMBER.matcher((String) text).matches()
                ? representScalar(Tag.STR, (String) text, ScalarStyle.DOUBLE_QUOTED)
                : texts.representData(text));
    representers.put(JsonNumber.class, number -> number(number.toString()));
  }

  static String write(@Nullable Object document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setNonPrintableStyle(NonPrintableStyle.ESCAPE);
    options.setSplitLines(false);
    JsonOutput output = new JsonOutput();
    new Yaml(new JsonYaml(options), options).dump(document, output);
    return output.toString();
  }

  /** With the tag that its digits have without one, so that no tag is written. */
  private org.yaml.snakeyaml.nodes.Node number(String digits) {
    return representScalar(resolver.resolve(NodeId.scalar, digits, true), digits);
  }
}
