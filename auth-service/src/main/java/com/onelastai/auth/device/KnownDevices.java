package com.onelastai.auth.device;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity.KnownDevice;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.identity.NewDeviceSeen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The devices that signed in to an account. Its user is told of a new one. */
@Component
public class KnownDevices {

  /** A client can send any number of user agents. */
  private static final int MAX = 100;

  private final UserSecurities securities;

  KnownDevices(UserSecurities securities) {
    this.securities = securities;
  }

  /** Stores a device. The first device of an account is no news. */
  public void signedIn(String userId, Device device, @Nullable String address, Instant at) {
    securities.ensure(userId);
    Update known = new Update().push("devices").slice(-MAX).each(new KnownDevice(device.key(), at));
    DomainEvent[] seen =
        isFirst(userId)
            ? new DomainEvent[0]
            : new DomainEvent[] {
              new NewDeviceSeen(userId, at, device.browser(), device.os(), address)
            };
    securities.update(userId, where("devices.key").ne(device.key()), known, seen);
  }

  public void forget(String userId) {
    securities.update(userId, new Criteria(), new Update().unset("devices"));
  }

  private boolean isFirst(String userId) {
    return securities.find(userId).map(UserSecurity::devices).map(List::isEmpty).orElse(true);
  }
}
