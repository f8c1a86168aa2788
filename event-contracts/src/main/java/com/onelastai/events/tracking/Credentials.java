package com.onelastai.events.tracking;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes what opens an account, or names a person, from the addresses and titles of pages: tokens,
 * codes, passwords, e-mail addresses. The link of a mail has them in its query, its path or its
 * fragment, and another address may carry the whole link in a parameter. A parameter is removed
 * with its name; a part of a path becomes {@value #REMOVED}.
 */
public final class Credentials {

  public static final String REMOVED = "(removed)";

  /** Begins where a run of letters does: tried at each letter, a long run would take long. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

  /** Likewise, with what stands before it in its run. */
  private static final Pattern JWT =
      Pattern.compile("(?<![\\w-])(?>[\\w-]*?\\beyJ)[\\w-]{5,}+\\.[\\w-]{5,}+(?:\\.[\\w-]*+)*+");

  /** In the letters and digits of a parameter's name. */
  private static final Pattern NAME =
      Pattern.compile(
          "token(?!s)|jwt|passw|passcode|passphrase|secret|credential|email|apikey|accesskey"
              + "|resetkey|activationkey|sessionid|sessid|sessionstate|signature|saml(?:request"
              + "|response)|authorization|^(?:otp|totp|pin|pwd|pass|sid|sig|mail|auth|key|nonce)$"
              + "|^(?:auth|oauth|otp|totp|mfa|2fa|sms|mail|oob|onetime|verification|verify|confirm"
              + "|confirmation|activation|reset|recovery|backup|invite|invitation|login|device|user"
              + "|security|access)?code$");

  /** What a part of a path is called that comes before a token. */
  private static final Pattern ACTION =
      Pattern.compile(
          "reset|verify|verif|confirm|activat|invit|magic|unsubscribe|token|recover|password"
              + "|unlock|callback");

  private static final Pattern CAMPAIGN = Pattern.compile("utm[a-z]+|[a-z]*clid|[gw]braid");
  private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z][\\w+.-]*://)[^/?#]*@");
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern ADDRESS = Pattern.compile("\\S*?://|[^?&#;]*[?&#;]\\S+=");
  private static final Pattern SEPARATOR = Pattern.compile("[?&#;]");
  private static final Pattern NOT_OF_A_NAME = Pattern.compile("^amp;|[^\\p{L}\\p{N}]");
  private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9]{20,}");
  private static final Pattern OPAQUE = Pattern.compile("(?=.*\\d)[\\w.~-]{16,}");

  /** A link in a link in a link has as many. */
  private static final int MAX_ENCODINGS = 10;

  private Credentials() {}

  /** An address without credentials; null for null. */
  public static @Nullable String removeFromAddress(@Nullable String address) {
    return address == null ? null : ofAddress(address);
  }

  /**
   * A title or message without credentials, also of those in addresses that it contains; null for
   * null.
   */
  public static @Nullable String removeFromText(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = WORD.matcher(text).replaceAll(word -> quote(ofWord(word.group())));
    clean = EMAIL.matcher(clean).replaceAll(quote(REMOVED));
    return JWT.matcher(clean).replaceAll(quote(REMOVED));
  }

  /** The data of an event, with its addresses clean. */
  public static @Nullable Object removeFromData(@Nullable Object data) {
    return switch (data) {
      case String text when text.startsWith("/") || text.contains("://") -> ofAddress(text);
      case Map<?, ?> map -> removeFromEntries(map);
      case List<?> list -> list.stream().map(Credentials::removeFromData).toList();
      case null, default -> data;
    };
  }

  static <K> Map<K, @Nullable Object> removeFromEntries(Map<K, ?> data) {
    Map<K, @Nullable Object> clean = new LinkedHashMap<>();
    data.forEach((key, value) -> clean.put(key, removeFromData(value)));
    return clean;
  }

  private static String ofWord(String word) {
    return ADDRESS.matcher(word).lookingAt() ? ofAddress(word) : word;
  }

  private static String ofAddress(String address) {
    int hash = address.indexOf('#');
    String page = hash < 0 ? address : address.substring(0, hash);
    String fragment = hash < 0 ? "" : address.substring(hash + 1);
    String clean = ofPage(USER_INFO.matcher(page).replaceFirst("$1"));
    return fragment.isEmpty() ? clean : withPart(clean, '#', ofFragment(fragment));
  }

  /** A route with parameters of its own, or parameters alone. */
  private static String ofFragment(String fragment) {
    boolean parameters = fragment.contains("=") && !fragment.split("[=?]", 2)[0].contains("/");
    return parameters && fragment.indexOf('?') < 0 ? ofParameters(fragment) : ofPage(fragment);
  }

  private static String ofPage(String page) {
    int question = page.indexOf('?');
    return question < 0
        ? ofPath(page)
        : withPart(
            ofPath(page.substring(0, question)), '?', ofParameters(page.substring(question + 1)));
  }

  private static String withPart(String address, char separator, String part) {
    return part.isEmpty() ? address : address + separator + part;
  }

  private static String ofPath(String path) {
    String[] parts = path.split("/", -1);
    int scheme = path.indexOf("://");
    int first = scheme > 0 && path.indexOf('/') == scheme + 1 ? 3 : 0;
    String before = "";
    for (int i = first; i < parts.length; i++) {
      String part = withoutSession(parts[i]);
      parts[i] = isSecret(decode(part), before) ? REMOVED : part;
      before = part.toLowerCase(Locale.ROOT);
    }
    return String.join("/", parts);
  }

  /** Java's servers write the session's id behind the path: {@code /cart;jsessionid=1}. */
  private static String withoutSession(String part) {
    return part.indexOf(';') < 0
        ? part
        : Arrays.stream(part.split(";"))
            .filter(pair -> pair.indexOf('=') < 0 || !isCredential(pair))
            .collect(Collectors.joining(";"));
  }

  private static boolean isSecret(String part, String before) {
    return isPersonal(part)
        || isRandom(part)
        || (ACTION.matcher(before).find() && OPAQUE.matcher(part).matches());
  }

  /** Whether a text has digits and letters of both cases without a word's end. */
  private static boolean isRandom(String text) {
    return RUN.matcher(text)
        .results()
        .map(MatchResult::group)
        .anyMatch(run ->
            run.chars().anyMatch(Character::isDigit)
                && run.chars().anyMatch(Character::isUpperCase)
                && run.chars().anyMatch(Character::isLowerCase));
  }

  private static boolean isPersonal(String text) {
    return (text.indexOf('@') >= 0 && EMAIL.matcher(text).find())
        || (text.contains("eyJ") && JWT.matcher(text).find());
  }

  private static String ofParameters(String query) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> !isCredential(pair))
        .collect(Collectors.joining("&"));
  }

  private static boolean isCredential(String pair) {
    int equals = pair.indexOf('=');
    String value = decode(pair.substring(equals + 1));
    if (isPersonal(value)) {
      return true;
    }
    if (equals < 0) {
      return isRandom(value);
    }
    String name = name(pair.substring(0, equals));
    return !isCampaign(name) && (opensAccount(name) || carries(value));
  }

  private static boolean isCampaign(String name) {
    return CAMPAIGN.matcher(name).matches();
  }

  private static boolean opensAccount(String name) {
    return NAME.matcher(name).find();
  }

  /** Whether a value is, or ends with, addresses or parameters that have a credential. */
  private static boolean carries(String value) {
    return SEPARATOR
        .splitAsStream(value)
        .map(pair -> pair.split("=", -1))
        .anyMatch(parts ->
            hasSecretName(parts) || Arrays.stream(parts).anyMatch(Credentials::hasSecretPath));
  }

  /**
   * @param parts names, and behind the last of them its value
   */
  private static boolean hasSecretName(String[] parts) {
    return Arrays.stream(parts, 0, parts.length - 1)
        .map(Credentials::name)
        .anyMatch(name -> !isCampaign(name) && opensAccount(name));
  }

  private static boolean hasSecretPath(String text) {
    return text.indexOf('/') >= 0 && !ofPath(text).equals(text);
  }

  private static String name(String encoded) {
    return NOT_OF_A_NAME.matcher(decode(encoded).toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** What is not encoded, or is cut off within an escape, remains as it is. */
  private static String decode(String text) {
    String decoded = text;
    for (int i = 0; i < MAX_ENCODINGS && decoded.indexOf('%') >= 0; i++) {
      String escaped = LONE_PERCENT.matcher(decoded.replace("+", "%2B")).replaceAll("%25");
      decoded = URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }
    return decoded;
  }

  private static String quote(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
