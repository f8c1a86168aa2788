package com.onelastai.auth.device;

import com.onelastai.device.UserAgent;
import com.onelastai.device.UserAgents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads user agents. */
@Component
public class Devices {

  private final UserAgents userAgents = new UserAgents();

  public Device of(@Nullable String userAgent) {
    UserAgent read = userAgents.read(userAgent);
    DeviceType type =
        switch (read.kind()) {
          case DESKTOP -> DeviceType.DESKTOP;
          case PHONE -> DeviceType.PHONE;
          case TABLET -> DeviceType.TABLET;
          case CRAWLER -> DeviceType.BOT;
          case TV, UNKNOWN -> DeviceType.OTHER;
        };
    return new Device(type, read.browser(), read.os());
  }
}
