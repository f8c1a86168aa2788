package com.onelastai.lab.personalitymirror;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The items with their key, the forms with their norms, and the texts of results. */
@Component
class Questionnaire {

  private static final String FILE = "personalitymirror/ipip-big-five.json";

  /** The data as the file has it. */
  private record Data(
      String instruction,
      List<String> scale,
      List<Item> items,
      Map<Form, FormData> forms,
      Sample sample,
      Map<Trait, TraitTexts> traits) {}

  private record FormData(
      String name, String source, List<Integer> items, Map<Trait, Norm> norms) {}

  /** Whom a result is compared with. */
  @Schema(name = "PersonalitySample")
  record Sample(String name, @Schema(example = "603322") int respondents, String source) {}

  /**
   * What is said of a trait.
   *
   * @param words by level, for the summary; none for the average
   * @param texts by level
   */
  record TraitTexts(String name, Map<Level, String> words, Map<Level, String> texts) {}

  private final Data data;
  private final Map<Integer, Item> items;

  Questionnaire(JsonMapper json) throws IOException {
    try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
      this.data = json.readValue(in, Data.class);
    }
    this.items = data.items().stream().collect(Collectors.toMap(Item::item, Function.identity()));
  }

  String instruction() {
    return data.instruction();
  }

  List<String> scale() {
    return data.scale();
  }

  Sample sample() {
    return data.sample();
  }

  TraitTexts texts(Trait trait) {
    return Objects.requireNonNull(data.traits().get(trait));
  }

  String name(Form form) {
    return form(form).name();
  }

  String source(Form form) {
    return form(form).source();
  }

  Norm norm(Form form, Trait trait) {
    return Objects.requireNonNull(form(form).norms().get(trait));
  }

  /** In their published order. */
  List<Item> items(Form form) {
    return form(form).items().stream().map(this::item).toList();
  }

  Item item(int number) {
    return Objects.requireNonNull(items.get(number));
  }

  private FormData form(Form form) {
    return Objects.requireNonNull(data.forms().get(form));
  }
}
