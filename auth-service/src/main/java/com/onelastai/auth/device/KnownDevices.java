package com.onelastai.auth.device;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.user.User;
import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity.KnownDevice;
import com.onelastai.events.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The devices that signed in to an account. The user gets a mail about a new one. */
@Component
public class KnownDevices {

  /** A client can send any number of user agents. */
  private static final int MAX = 100;

  private final UserSecurities securities;

  KnownDevices(UserSecurities securities) {
    this.securities = securities;
  }

  /** Stores a device. No mail is sent about the first device of an account. */
  public void signedIn(User user, Device device, @Nullable String address, Instant at) {
    securities.ensure(user.id());
    Update known = new Update().push("devices").slice(-MAX).each(new KnownDevice(device.key(), at));
    DomainEvent[] mail =
        isFirst(user.id())
            ? new DomainEvent[0]
            : new DomainEvent[] {newDevice(user, device, address, at)};
    securities.update(user.id(), where("devices.key").ne(device.key()), known, mail);
  }

  public void forget(String userId) {
    securities.update(userId, new Criteria(), new Update().unset("devices"));
  }

  private boolean isFirst(String userId) {
    return securities.find(userId).map(UserSecurity::devices).map(List::isEmpty).orElse(true);
  }

  private static MailQueued newDevice(
      User user, Device device, @Nullable String address, Instant at) {
    Map<String, String> values = device.names();
    values.put("name", user.name());
    values.put("at", at.toString());
    if (address != null) {
      values.put("address", address);
    }
    return new MailQueued(user.id(), user.email(), MailKind.NEW_DEVICE, values);
  }
}
