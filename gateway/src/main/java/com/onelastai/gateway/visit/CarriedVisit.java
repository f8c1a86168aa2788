package com.onelastai.gateway.visit;

import com.onelastai.gateway.visit.VisitCookies.Session;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The visit that a page of another site carries in a header, as cookies are not sent across sites:
 * {@code <browser>} at first, and then what the last answer was: {@code
 * <browser>.<session>.<lastSeenEpochSeconds>.<mac>}.
 *
 * @param browserId random, chosen by the browser
 * @param session none at first, or if the rest of the header is no answer of the gateway
 */
record CarriedVisit(String browserId, String visitorId, @Nullable Session session) {

  private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern BROWSER = Pattern.compile("(" + ID + ")(?:\\..*)?");
  private static final Pattern ANSWER =
      Pattern.compile(ID + "\\.(" + ID + ")\\.([0-9]{1,18})\\.([\\w-]{22})");

  static CarriedVisit read(String value, VisitCookies cookies) {
    Matcher browser = BROWSER.matcher(value);
    String browserId = browser.matches() ? browser.group(1) : UUID.randomUUID().toString();
    String visitorId = cookies.visitorOfBrowser(browserId);
    CarriedVisit begun = new CarriedVisit(browserId, visitorId, null);
    Matcher answer = ANSWER.matcher(value);
    if (!answer.matches()) {
      return begun;
    }
    Session session = new Session(visitorId, answer.group(1), Long.parseLong(answer.group(2)));
    CarriedVisit carried = new CarriedVisit(browserId, visitorId, session);
    return cookies.matches(carried.content(session), answer.group(3)) ? carried : begun;
  }

  /** What the next request is to carry. */
  String answer(Session seen, VisitCookies cookies) {
    String mac = cookies.sign(content(seen));
    return browserId + '.' + seen.sessionId() + '.' + seen.lastSeen() + '.' + mac;
  }

  private String content(Session session) {
    return "carried:" + browserId + session.sessionId() + session.lastSeen();
  }
}
