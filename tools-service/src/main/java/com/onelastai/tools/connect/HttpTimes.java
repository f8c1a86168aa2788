package com.onelastai.tools.connect;

import org.jspecify.annotations.Nullable;

/**
 * How long the phases of a request took, in milliseconds.
 *
 * @param resolve until the host's addresses were known and checked
 * @param connect until the TCP connection was there
 * @param tls the handshake; null without TLS
 * @param firstByte from the request until the head of the answer
 * @param total from the beginning until the last byte that was read
 */
public record HttpTimes(
    double resolve, double connect, @Nullable Double tls, double firstByte, double total) {}
