package com.onelastai.local.stripe;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces ids by their objects, for {@code expand[]=latest_invoice.payments}. */
record Expansion(State state, Checkouts checkouts) {

  /** Returns an expanded copy. */
  ObjectNode expand(ObjectNode answer, List<String> paths) {
    ObjectNode expanded = answer.deepCopy();
    paths.forEach(path -> resolve(expanded, List.of(path.split("\\."))));
    return expanded;
  }

  private void resolve(JsonNode node, List<String> path) {
    if (path.isEmpty()) {
      return;
    }
    if (node instanceof ArrayNode array) {
      array.forEach(member -> resolve(member, path));
    } else if (node instanceof ObjectNode object) {
      String field = path.getFirst();
      include(object, field);
      JsonNode value = object.path(field);
      if (value instanceof ArrayNode members) {
        for (int i = 0; i < members.size(); i++) {
          members.set(i, found(members.get(i)));
        }
      } else if (value.isString()) {
        object.set(field, found(value));
      }
      resolve(object.path(field), path.subList(1, path.size()));
    }
  }

  /** A copy of the object with this id, or the value itself. */
  private JsonNode found(JsonNode value) {
    return value.isString()
        ? state.find(value.asString()).<JsonNode>map(ObjectNode::deepCopy).orElse(value)
        : value;
  }

  /** Adds fields that are included only on request. */
  private void include(ObjectNode object, String field) {
    String kind = Json.text(object, "object");
    String id = Json.id(object);
    if (kind.equals("invoice") && field.equals("payments")) {
      List<ObjectNode> payments =
          state.all("invoice_payment", "invoice", id).map(ObjectNode::deepCopy).toList();
      object.set(field, Json.list("/v1/invoice_payments?invoice=" + id, payments, false));
    } else if (kind.equals(CheckoutCalls.KIND)
        && field.equals("line_items")
        && Json.text(object, "mode").equals("subscription")) {
      object.set(field, checkouts.lineItems(object));
    }
  }
}
