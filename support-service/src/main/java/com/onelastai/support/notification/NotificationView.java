package com.onelastai.support.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A notification for its user. */
@Schema(name = "Notification")
record NotificationView(
    @Schema(example = "5c0e0f2e-4d0b-4c5c-9d57-3f1d6b3f7f10.7d3f0b52-6c1e-4c58-9a53-0f4a4b8e21aa")
        String id,
    Category category,
    @Schema(example = "A login from a new device") String title,
    @Schema(example = "Somebody signed in to your account with a device that it had not seen.")
        String text,
    List<FactView> facts,
    @Schema(description = "A path of the frontend", example = "/dashboard/security") String link,
    boolean unread,
    Instant createdAt) {

  @Schema(name = "NotificationFact")
  record FactView(
      @Schema(example = "Device") String label,
      @Schema(example = "Firefox on Linux") String value) {}
}
