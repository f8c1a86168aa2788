package com.onelastai.starter.net;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A range of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param prefix the bits that its addresses share
 * @param length of its addresses, in bits
 */
public record Network(BigInteger prefix, int prefixLength, int length) {

  /**
   * @throws IllegalArgumentException if this is no CIDR notation
   */
  public static Network parse(String cidr) {
    int slash = cidr.indexOf('/');
    String address = slash < 0 ? cidr : cidr.substring(0, slash);
    byte[] bytes = InetAddress.ofLiteral(address).getAddress();
    int length = bytes.length * Byte.SIZE;
    int prefixLength = slash < 0 ? length : Integer.parseInt(cidr.substring(slash + 1));
    if (prefixLength < 0 || prefixLength > length) {
      throw new IllegalArgumentException(cidr + " has no such prefix");
    }
    return new Network(prefix(bytes, prefixLength), prefixLength, length);
  }

  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length * Byte.SIZE == length && prefix(bytes, prefixLength).equals(prefix);
  }

  private static BigInteger prefix(byte[] address, int prefixLength) {
    return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - prefixLength);
  }
}
