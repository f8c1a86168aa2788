package com.onelastai.tracking.userevent;

import com.onelastai.starter.projection.FieldKeys;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Converts the data of an event: MongoDB supports neither every name nor every number. */
final class EventData {

  private EventData() {}

  static @Nullable Object toStored(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Document stored = new Document();
        map.forEach((key, entry) -> stored.put(FieldKeys.encode((String) key), toStored(entry)));
        yield stored;
      }
      case List<?> list -> list.stream().map(EventData::toStored).toList();
      case BigInteger number -> number.toString();
      case null, default -> value;
    };
  }

  static @Nullable Map<String, @Nullable Object> toSent(@Nullable Map<?, ?> stored) {
    if (stored == null) {
      return null;
    }
    Map<String, @Nullable Object> sent = new LinkedHashMap<>();
    stored.forEach((key, entry) -> sent.put(FieldKeys.decode((String) key), valueToSent(entry)));
    return sent;
  }

  private static @Nullable Object valueToSent(@Nullable Object stored) {
    return switch (stored) {
      case Map<?, ?> map -> toSent(map);
      case List<?> list -> {
        List<@Nullable Object> sent = new ArrayList<>(list.size());
        list.forEach(entry -> sent.add(valueToSent(entry)));
        yield sent;
      }
      case null, default -> stored;
    };
  }
}
