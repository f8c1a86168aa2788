package com.onelastai.tracking.userevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventDataTest {

  @Test
  void reservedNamesAreEncodedAndDecoded() {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>();
    sent.put("$gt", 1);
    sent.put("a.b", List.of(Map.of("$where", "x"), 2.5));
    sent.put("", Map.of("", "."));
    sent.put("%2E", "%24");
    sent.put("none", null);
    sent.put("list", Arrays.asList(1, null, true));

    Document stored = (Document) EventData.toStored(sent);

    assertThat(stored).containsOnlyKeys("%24gt", "a%2Eb", "%", "%252E", "none", "list");
    assertThat(EventData.toSent(stored)).isEqualTo(sent);
  }

  @Test
  void unsupportedNumberIsStoredAsText() {
    BigInteger huge = BigInteger.TEN.pow(40);

    assertThat(EventData.toStored(Map.of("n", huge))).isEqualTo(new Document("n", huge.toString()));
  }
}
