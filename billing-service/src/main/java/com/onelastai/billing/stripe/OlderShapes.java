package com.onelastai.billing.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Moves fields of webhooks to where they are since the API version 2025-03-31. A webhook endpoint
 * keeps the version with which it was created.
 */
final class OlderShapes {

  private static final String PARENT = "parent";
  private static final String SUBSCRIPTION = "subscription";
  private static final String DETAILS = "subscription_details";
  private static final String ITEM_DETAILS = "subscription_item_details";

  private OlderShapes() {}

  /**
   * @param object of an event
   */
  static void update(JsonObject object, String kind) {
    switch (kind) {
      case SUBSCRIPTION -> moveInto(object, "items", "current_period_start", "current_period_end");
      case "invoice" -> updateInvoice(object);
      default -> {
        // The others are where they were.
      }
    }
  }

  private static void moveInto(JsonObject subscription, String list, String... fields) {
    elements(subscription, list)
        .forEach(item -> Stream.of(fields).forEach(field -> copy(subscription, item, field)));
  }

  private static void copy(JsonObject from, JsonObject to, String field) {
    if (isMissing(to, field) && !isMissing(from, field)) {
      to.add(field, from.get(field));
    }
  }

  private static void updateInvoice(JsonObject invoice) {
    String subscription = text(invoice, SUBSCRIPTION);
    if (isMissing(invoice, PARENT) && subscription != null) {
      JsonObject details = new JsonObject();
      details.addProperty(SUBSCRIPTION, subscription);
      if (invoice.get(DETAILS) instanceof JsonObject old) {
        details.add("metadata", old.get("metadata"));
      }
      invoice.add(PARENT, parent(DETAILS, details));
    }
    updateTaxes(invoice, "total_tax_amounts", "total_taxes");
    elements(invoice, "lines").forEach(OlderShapes::updateLine);
  }

  private static void updateLine(JsonObject line) {
    updateTaxes(line, "tax_amounts", "taxes");
    if (isMissing(line, PARENT) && SUBSCRIPTION.equals(text(line, "type"))) {
      JsonObject details = new JsonObject();
      Stream.of("proration", "proration_details", SUBSCRIPTION)
          .forEach(field -> copy(line, details, field));
      line.add(PARENT, parent(ITEM_DETAILS, details));
    }
  }

  private static JsonObject parent(String type, JsonObject details) {
    JsonObject parent = new JsonObject();
    parent.addProperty("type", type);
    parent.add(type, details);
    return parent;
  }

  private static void updateTaxes(JsonObject object, String before, String now) {
    if (!isMissing(object, now) || !(object.get(before) instanceof JsonArray amounts)) {
      return;
    }
    JsonArray taxes = new JsonArray();
    objects(amounts)
        .forEach(amount -> {
          JsonObject tax = new JsonObject();
          tax.add("amount", amount.get("amount"));
          boolean inside =
              amount.get("inclusive") instanceof JsonPrimitive flag && flag.getAsBoolean();
          tax.addProperty("tax_behavior", inside ? "inclusive" : "exclusive");
          taxes.add(tax);
        });
    object.add(now, taxes);
  }

  private static Stream<JsonObject> elements(JsonObject object, String list) {
    return object.get(list) instanceof JsonObject page && page.get("data") instanceof JsonArray data
        ? objects(data)
        : Stream.empty();
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(JsonObject.class::isInstance)
        .map(JsonElement::getAsJsonObject);
  }

  private static boolean isMissing(JsonObject object, String field) {
    return !object.has(field) || object.get(field).isJsonNull();
  }

  private static @Nullable String text(JsonObject object, String field) {
    return object.get(field) instanceof JsonPrimitive value ? value.getAsString() : null;
  }
}
