package com.onelastai.local.stripe;

import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Disputes of charges: the bank takes the amount back at once, until it decides. */
record Disputes(State state, Events events) {

  static final String KIND = "dispute";

  private static final String OPEN = "needs_response";
  private static final String WON = "won";
  private static final String LOST = "lost";

  private static final long RESPONSE_SECONDS = Duration.ofDays(9).toSeconds();

  /** A cardholder disputes the whole charge. */
  void open(ObjectNode charge) {
    charge.put("disputed", true);
    ObjectNode dispute =
        state
            .create(KIND)
            .put("amount", Json.number(charge, "amount"))
            .put("charge", Json.id(charge))
            .put("currency", Json.text(charge, "currency"))
            .put("payment_intent", Json.text(charge, "payment_intent"))
            .put("reason", "fraudulent")
            .put("status", OPEN);
    Json.object(dispute, "evidence_details").put("due_by", state.now() + RESPONSE_SECONDS);
    state.add(dispute);
    events.emit("charge.dispute.created", dispute);
    events.emit("charge.dispute.funds_withdrawn", dispute);
  }

  /** The seller sends evidence; Stripe's texts for tests decide at once. */
  ObjectNode update(Call call) {
    ObjectNode dispute = requireOpen(call.id());
    ObjectNode before = dispute.deepCopy();
    call.copyTo(dispute);
    ObjectNode details = Json.object(dispute, "evidence_details");
    if (call.has("evidence")) {
      Json.object(dispute, "evidence").setAll(call.at("evidence").params());
      details.put("has_evidence", true);
    }
    boolean submitted =
        Json.flag(details, "has_evidence") && call.text("submit").orElse("true").equals("true");
    if (submitted) {
      details.put("submission_count", Json.number(details, "submission_count") + 1);
      dispute.put("status", "under_review");
    }
    events.emitUpdate("charge.dispute.updated", dispute, before);
    if (submitted) {
      decide(dispute, Json.text(dispute, "evidence.uncategorized_text"));
    }
    return dispute;
  }

  private void decide(ObjectNode dispute, String evidence) {
    switch (evidence) {
      case "winning_evidence" -> win(dispute);
      case "losing_evidence" -> lose(dispute);
      default -> {
        // Until the operator decides, on the overview.
      }
    }
  }

  void win(ObjectNode dispute) {
    close(dispute, WON);
    events.emit("charge.dispute.funds_reinstated", dispute);
  }

  void lose(ObjectNode dispute) {
    close(dispute, LOST);
  }

  private void close(ObjectNode dispute, String status) {
    dispute.put("status", status);
    Json.object(dispute, "evidence_details").putNull("due_by");
    events.emit("charge.dispute.closed", dispute);
  }

  /** The seller gives up. */
  ObjectNode close(Call call) {
    ObjectNode dispute = requireOpen(call.id());
    lose(dispute);
    return dispute;
  }

  private ObjectNode requireOpen(String id) {
    ObjectNode dispute = state.inPath(KIND, id);
    if (!awaitsResponse(dispute)) {
      throw StripeError.refused(null, "This dispute is already closed");
    }
    return dispute;
  }

  /** Without an answer in time, it is lost. */
  static boolean awaitsResponse(ObjectNode dispute) {
    return Json.text(dispute, "status").equals(OPEN);
  }

  static boolean isDecided(ObjectNode dispute) {
    return Set.of(WON, LOST).contains(Json.text(dispute, "status"));
  }

  /** Whether the bank has the amount of a charge, or may take it. */
  boolean takes(ObjectNode charge) {
    return state
        .all(KIND, "charge", Json.id(charge))
        .anyMatch(dispute -> !Json.text(dispute, "status").equals(WON));
  }
}
