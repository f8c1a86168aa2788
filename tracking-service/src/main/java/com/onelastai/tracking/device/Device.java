package com.onelastai.tracking.device;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The browser and machine of a visitor.
 *
 * @param type desktop, mobile, tablet, tv or unknown; unknown for bots too, as visitors may read it
 * @param bot a crawler, monitor or script: not counted, and never shown to visitors
 */
public record Device(
    String type,
    @Nullable String browser,
    @Nullable String browserVersion,
    @Nullable String os,
    @Nullable String osVersion,
    boolean bot) {

  public static final Device UNKNOWN = new Device("unknown", null, null, null, null, false);

  /** No browser sends such a user agent. */
  static final Device IMPLAUSIBLE = new Device("unknown", null, null, null, null, true);

  /** As the field {@code deviceInfo}. */
  public Document toDocument() {
    Document info = new Document("type", type);
    append(info, "browser", browser);
    append(info, "browserVersion", browserVersion);
    append(info, "os", os);
    append(info, "osVersion", osVersion);
    return info;
  }

  private static void append(Document info, String field, @Nullable String value) {
    if (value != null) {
      info.append(field, value);
    }
  }
}
