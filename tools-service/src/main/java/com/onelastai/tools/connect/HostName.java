package com.onelastai.tools.connect;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.net.IDN;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host as a person or a server names it.
 *
 * @param text a name in ASCII without a dot at its end, or an address
 * @param address null if it is a name
 */
public record HostName(String text, @Nullable InetAddress address) {

  private static final int MAX_LENGTH = 253;

  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final Pattern OCTET = Pattern.compile("0|[1-9]\\d{0,2}");

  /** What some software takes for an IPv4 address, in decimal, octal or hexadecimal. */
  private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

  /**
   * @param field where it stands in the input
   * @throws ApiException 400 if it is no host
   */
  public static HostName of(String field, String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.invalid(
          List.of(new FieldProblem(field, "malformed", String.valueOf(malformed.getMessage()))));
    }
  }

  /**
   * @throws IllegalArgumentException if it is no host; its message is for people
   */
  public static HostName parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    boolean bracketed = lower.startsWith("[") && lower.endsWith("]");
    String bare = bracketed ? lower.substring(1, lower.length() - 1) : lower;
    if (IPV6.matcher(bare).matches()) {
      return ipv6(bare);
    }
    String ascii = bracketed ? "" : ascii(lower);
    String[] labels = ascii.split("\\.", -1);
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      return ipv4(ascii, labels);
    }
    if (ascii.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("is longer than 253 characters");
    }
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException("is no name of a host and no address");
      }
    }
    return new HostName(ascii, null);
  }

  /** IDNA 2003, with which dots and digits of other scripts become those of ASCII. */
  private static String ascii(String text) {
    String ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
  }

  private static HostName ipv4(String text, String[] labels) {
    if (labels.length != 4) {
      throw new IllegalArgumentException("is a number; write an IPv4 address as four numbers");
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!OCTET.matcher(labels[i]).matches() || Integer.parseInt(labels[i]) > 255) {
        throw new IllegalArgumentException("is no IPv4 address in decimal numbers up to 255");
      }
      bytes[i] = (byte) Integer.parseInt(labels[i]);
    }
    return new HostName(text, address(bytes));
  }

  private static HostName ipv6(String text) {
    InetAddress address;
    try {
      address = Inet6Address.ofLiteral(text);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("is no IPv6 address");
    }
    if (address instanceof Inet4Address) {
      throw new IllegalArgumentException("is an IPv4 address within IPv6; write it as IPv4");
    }
    return new HostName(address.getHostAddress(), address);
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  /** As it stands in a URL. */
  String inUrl() {
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
