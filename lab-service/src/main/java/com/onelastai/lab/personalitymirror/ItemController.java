package com.onelastai.lab.personalitymirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Personality mirror")
class ItemController {

  /**
   * What a page needs to ask.
   *
   * @param scale what the answers 1 to 5 mean, in order
   */
  @Schema(name = "PersonalityItems")
  record Items(
      Form form,
      @Schema(example = "Mini-IPIP, 20 items") String name,
      String source,
      String instruction,
      @Schema(example = "[\"Very inaccurate\"]") List<String> scale,
      List<Statement> items) {}

  /** An item without its key, which would lead the answer. */
  @Schema(name = "PersonalityItem")
  record Statement(
      @Schema(example = "6") int item, @Schema(example = "Don't talk a lot.") String text) {}

  private final Questionnaire questionnaire;

  ItemController(Questionnaire questionnaire) {
    this.questionnaire = questionnaire;
  }

  @PermitAll
  @GetMapping("/api/lab/" + PersonalityMirror.TYPE + "/items")
  @Operation(
      summary = "List the items of the personality mirror",
      description = "In their published order. They are in the public domain.")
  Items listPersonalityItems(@RequestParam(defaultValue = "short") Form form) {
    return new Items(
        form,
        questionnaire.name(form),
        questionnaire.source(form),
        questionnaire.instruction(),
        questionnaire.scale(),
        questionnaire.items(form).stream()
            .map(item -> new Statement(item.item(), item.text()))
            .toList());
  }
}
