package com.onelastai.tools.url;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.IDNA.Error;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads hosts: the URL Standard, section 3.5. */
final class Hosts {

  private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";
  private static final Pattern NOT_IN_DOMAINS = Pattern.compile("[\\x00-\\x20%\\x7F]");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern PUNYCODE = Pattern.compile("(?i)(?:^|.*\\.)xn--.*");

  /** UTS 46 as domainToASCII asks for it, without strict rules. */
  private static final IDNA UTS_46 =
      IDNA.getUTS46Instance(
          IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  private static final Set<Error> ALLOWED =
      EnumSet.of(
          Error.EMPTY_LABEL,
          Error.LABEL_TOO_LONG,
          Error.DOMAIN_NAME_TOO_LONG,
          Error.LEADING_HYPHEN,
          Error.TRAILING_HYPHEN,
          Error.HYPHEN_3_4);

  private static final IPAddressStringParameters VERSION_6 =
      new IPAddressStringParameters.Builder()
          .allowIPv4(false)
          .allowEmpty(false)
          .allowAll(false)
          .allowPrefix(false)
          .allowMask(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .allowBinary(false)
          .getParentBuilder()
          .toParams();

  private Hosts() {}

  static String read(String input, boolean special) {
    if (input.startsWith("[")) {
      return version6(input);
    }
    return special ? domain(PercentEncoding.decode(input)) : opaque(input);
  }

  /** As people read it. */
  static String toUnicode(String host) {
    return UTS_46.nameToUnicode(host, new StringBuilder(), new IDNA.Info()).toString();
  }

  private static String version6(String input) {
    if (!input.endsWith("]")) {
      throw new InvalidUrlException("The bracket before an IPv6 address is not closed.");
    }
    try {
      IPv6Address address =
          new IPAddressString(input.substring(1, input.length() - 1), VERSION_6)
              .toAddress()
              .toIPv6();
      return '[' + address.toCanonicalString() + ']';
    } catch (AddressStringException malformed) {
      throw new InvalidUrlException("The host is not an IPv6 address.");
    }
  }

  private static String opaque(String input) {
    if (input.chars().anyMatch(character -> FORBIDDEN.indexOf(character) >= 0)) {
      throw new InvalidUrlException("The host has a forbidden character.");
    }
    return PercentEncoding.CONTROL.encode(input);
  }

  private static String domain(String name) {
    String ascii = toAscii(name);
    if (ascii.isEmpty()
        || NOT_IN_DOMAINS.matcher(ascii).find()
        || ascii.chars().anyMatch(character -> FORBIDDEN.indexOf(character) >= 0)) {
      throw new InvalidUrlException("The host has a forbidden character, or is empty.");
    }
    return endsInNumber(ascii) ? version4(ascii) : ascii;
  }

  private static String toAscii(String name) {
    if (name.chars().allMatch(character -> character < 0x80) && !PUNYCODE.matcher(name).matches()) {
      return name.toLowerCase(Locale.ROOT);
    }
    IDNA.Info info = new IDNA.Info();
    StringBuilder ascii = UTS_46.nameToASCII(name, new StringBuilder(), info);
    if (!ALLOWED.containsAll(info.getErrors())) {
      throw new InvalidUrlException("The host is not an internationalized domain name.");
    }
    return ascii.toString();
  }

  private static List<String> labels(String domain) {
    List<String> labels = new ArrayList<>(Arrays.asList(domain.split("\\.", -1)));
    if (labels.size() > 1 && labels.getLast().isEmpty()) {
      labels.removeLast();
    }
    return labels;
  }

  private static boolean endsInNumber(String domain) {
    String last = labels(domain).getLast();
    return DIGITS.matcher(last).matches() || isNumber(last);
  }

  private static boolean isNumber(String label) {
    try {
      number(label);
      return true;
    } catch (InvalidUrlException | NumberFormatException otherwise) {
      return false;
    }
  }

  /** Decimal, hexadecimal or octal, of one to four parts. */
  private static String version4(String domain) {
    List<String> labels = labels(domain);
    if (labels.size() > 4) {
      throw noVersion4();
    }
    long address = 0;
    for (int i = 0; i < labels.size(); i++) {
      long number;
      try {
        number = number(labels.get(i));
      } catch (NumberFormatException otherwise) {
        throw noVersion4();
      }
      boolean last = i == labels.size() - 1;
      int bits = last ? 8 * (4 - i) : 8;
      if (number >= 1L << bits) {
        throw noVersion4();
      }
      address |= last ? number : number << 8 * (3 - i);
    }
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  private static long number(String label) {
    if (label.isEmpty()) {
      throw noVersion4();
    }
    String lower = label.toLowerCase(Locale.ROOT);
    boolean hexadecimal = lower.startsWith("0x");
    boolean octal = !hexadecimal && lower.length() > 1 && lower.startsWith("0");
    String digits = hexadecimal ? lower.substring(2) : octal ? lower.substring(1) : lower;
    if (digits.startsWith("+") || digits.startsWith("-")) {
      throw noVersion4();
    }
    return digits.isEmpty()
        ? 0
        : new BigInteger(digits, hexadecimal ? 16 : octal ? 8 : 10)
            .min(BigInteger.ONE.shiftLeft(40))
            .longValue();
  }

  private static InvalidUrlException noVersion4() {
    return new InvalidUrlException("The host ends in a number and is not an IPv4 address.");
  }
}
