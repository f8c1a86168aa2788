package com.onelastai.tools.ip;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.util.List;

/**
 * Reads addresses as they are written today: four decimal numbers, or the groups of RFC 4291.
 * Octal, hexadecimal and shortened forms mean different hosts to different programs.
 */
public final class Addresses {

  private static final IPAddressStringParameters SINGLE = form().allowPrefix(false).toParams();
  private static final IPAddressStringParameters NETWORK =
      form().allowPrefix(true).allowMask(true).toParams();

  private static final String NO_NETWORK = "must be an address, a network or a range of addresses";

  private Addresses() {}

  /** One address, without a prefix length. */
  public static IPAddress single(String field, String text) {
    return read(field, text, SINGLE, "must be an IPv4 or IPv6 address");
  }

  /** An address, perhaps with a prefix length or a mask. */
  public static IPAddress network(String field, String text) {
    IPAddress network = read(field, text, NETWORK, NO_NETWORK);
    if (text.indexOf('/') >= 0 && !network.isPrefixed()) {
      throw invalid(field, "must have a mask whose ones come first");
    }
    return network;
  }

  private static IPAddressStringParameters.Builder form() {
    return new IPAddressStringParameters.Builder()
        .allowEmpty(false)
        .allowAll(false)
        .allowSingleSegment(false)
        .allowWildcardedSeparator(false)
        .setRangeOptions(RangeParameters.NO_RANGE)
        .getIPv4AddressParametersBuilder()
        .allow_inet_aton(false)
        .allowLeadingZeros(false)
        .allowBinary(false)
        .getParentBuilder()
        .getIPv6AddressParametersBuilder()
        .allowZone(false)
        .allowBase85(false)
        .allowBinary(false)
        .getParentBuilder();
  }

  private static IPAddress read(
      String field, String text, IPAddressStringParameters form, String message) {
    try {
      return new IPAddressString(text.strip(), form).toAddress();
    } catch (AddressStringException | IncompatibleAddressException malformed) {
      throw invalid(field, message);
    }
  }

  private static ApiException invalid(String field, String message) {
    return ApiException.invalid(List.of(new FieldProblem(field, "pattern", message)));
  }
}
