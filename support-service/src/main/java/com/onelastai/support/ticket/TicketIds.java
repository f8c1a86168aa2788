package com.onelastai.support.ticket;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Ids that people can read to each other. They are short because an address for replies has to hold
 * one with its signature, in at most 64 characters.
 */
final class TicketIds {

  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 9;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TicketIds() {}

  static String next() {
    return RANDOM
        .ints(LENGTH, 0, LETTERS.length())
        .mapToObj(i -> LETTERS.substring(i, i + 1))
        .collect(Collectors.joining("", "T", ""));
  }
}
