package com.onelastai.lab.personalitymirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import org.junit.jupiter.api.Test;

class ItemControllerIT extends ServiceTest {

  private static final String ITEMS = "/api/lab/personality-mirror/items";

  @Test
  void shortFormIsListedInItsPublishedOrder() {
    Answer items = api.get(visitor, ITEMS).is(200);
    shows(items, "{\"form\": \"short\", \"name\": \"Mini-IPIP, 20 items\"}");
    assertThat(texts(items, "/items", "text"))
        .hasSize(20)
        .startsWith("Am the life of the party.", "Sympathize with others' feelings.");
    assertThat(items.body().at("/scale").size()).isEqualTo(5);
    assertThat(items.text()).doesNotContain("\"key\"", "\"trait\"");
  }

  @Test
  void longFormHasFiftyItems() {
    assertThat(api.get(visitor, ITEMS + "?form=long").is(200).body().at("/items").size())
        .isEqualTo(50);
  }

  @Test
  void otherFormsAreRefused() {
    isInvalid(api.get(visitor, ITEMS + "?form=huge"), "form");
  }
}
