package com.onelastai.local.stripe;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces ids by their objects, for {@code expand[]=latest_invoice.payments}. */
final class Expansion {

  private final State state;
  private final Checkouts checkouts;

  Expansion(State state, Checkouts checkouts) {
    this.state = state;
    this.checkouts = checkouts;
  }

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
      return;
    }
    if (node instanceof ObjectNode object) {
      String field = path.getFirst();
      include(object, field);
      JsonNode value = object.path(field);
      if (value.isString()) {
        state.find(value.asString()).ifPresent(found -> object.set(field, found.deepCopy()));
      } else if (value instanceof ArrayNode members) {
        resolveMembers(members);
      }
      resolve(object.path(field), path.subList(1, path.size()));
    }
  }

  private void resolveMembers(ArrayNode members) {
    for (int i = 0; i < members.size(); i++) {
      int index = i;
      if (members.get(i).isString()) {
        state
            .find(members.get(i).asString())
            .ifPresent(found -> members.set(index, found.deepCopy()));
      }
    }
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
