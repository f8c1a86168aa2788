package com.onelastai.tools.run;

import com.onelastai.events.tracking.Credentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes of an input or a result what is kept of it: without secrets and cut to a size. */
@Component
class UsageSummary {

  private static final String REMOVED = "(removed)";

  /** In the letters of a field's name. Headers and bodies of HTTP have secrets of any name. */
  private static final Pattern SECRET =
      Pattern.compile(
          "passw|passphrase|secret|token|apikey|authorization|cookie|credential|privatekey"
              + "|^(?:key|headers|body)$");

  private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]");

  /**
   * @param keepInputs whether inputs and results are kept at all
   * @param size characters of the texts of an input or a result, at most
   */
  @ConfigurationProperties("onelastai.usage")
  record UsageProperties(boolean keepInputs, int size) {}

  private static final int MAX_ITEMS = 20;

  private final JsonMapper json;
  private final UsageProperties properties;

  UsageSummary(JsonMapper json, UsageProperties properties) {
    this.json = json;
    this.properties = properties;
  }

  @Nullable Object of(@Nullable Object value) {
    return value == null || !properties.keepInputs()
        ? null
        : new Budget(properties.size()).cut(json.valueToTree(value));
  }

  /** The characters that are left. */
  private static final class Budget {

    private int left;

    Budget(int size) {
      this.left = size;
    }

    @Nullable Object cut(JsonNode value) {
      return switch (value.getNodeType()) {
        case OBJECT -> cutObject(value);
        case ARRAY -> cutArray(value);
        case STRING -> Credentials.removeFromText(take(value.asString()));
        case NUMBER -> value.numberValue();
        case BOOLEAN -> value.booleanValue();
        default -> null;
      };
    }

    private Map<String, @Nullable Object> cutObject(JsonNode object) {
      Map<String, @Nullable Object> kept = new LinkedHashMap<>();
      object.properties().stream()
          .limit(MAX_ITEMS)
          .takeWhile(_ -> left > 0)
          .forEach(field ->
              kept.put(
                  take(field.getKey()),
                  isSecret(field.getKey()) && !field.getValue().isNull()
                      ? REMOVED
                      : cut(field.getValue())));
      return kept;
    }

    private List<@Nullable Object> cutArray(JsonNode array) {
      List<@Nullable Object> kept = new ArrayList<>();
      array
          .valueStream()
          .limit(MAX_ITEMS)
          .takeWhile(_ -> left > 0)
          .forEach(item -> kept.add(cut(item)));
      return kept;
    }

    /** Whole characters, as many as are left. */
    private String take(String text) {
      int end = Math.min(text.length(), Math.max(left, 0));
      if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      left -= text.length();
      return text.substring(0, end);
    }

    private static boolean isSecret(String name) {
      String letters = NOT_LETTERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
      return SECRET.matcher(letters).find();
    }
  }
}
