package com.onelastai.tracking.device;

import java.util.Objects;
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

  static final String MAC_OS = "Mac OS";
  static final String IPAD_OS = "iPadOS";

  /** The machine that claims to be this Mac; its version is made up. */
  Device asIPad() {
    return new Device("tablet", browser, browserVersion, IPAD_OS, null, bot);
  }

  /** Whether this is an iPad that was stored as the Mac that it claims to be. */
  public boolean isMistakenIn(Document deviceInfo) {
    return IPAD_OS.equals(os) && MAC_OS.equals(deviceInfo.get("os"));
  }

  /** As the field {@code deviceInfo}. */
  public Document toDocument() {
    Document info = new Document("type", type);
    info.put("browser", browser);
    info.put("browserVersion", browserVersion);
    info.put("os", os);
    info.put("osVersion", osVersion);
    info.values().removeIf(Objects::isNull);
    return info;
  }
}
