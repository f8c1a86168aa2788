package com.onelastai.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookHandlersTest {

  @Test
  void twoHandlersOfATypeAreRejected() {
    List<StripeEventHandler> two = List.of(new TestHandler(), new TestHandler());
    assertThatIllegalStateException()
        .isThrownBy(() -> new WebhookHandlers(two))
        .withMessageContaining(TestHandler.TYPE);
  }

  @Test
  void typeWithoutAHandlerIsUnknown() {
    WebhookHandlers handlers = new WebhookHandlers(List.of(new TestHandler()));
    assertThat(handlers.handles(TestHandler.TYPE)).isTrue();
    assertThat(handlers.handles("person.created")).isFalse();
  }
}
