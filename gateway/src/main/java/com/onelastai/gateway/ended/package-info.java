/**
 * Logins and accounts that were ended before their time. Services check a token by itself, so the
 * gateway is where it stops to be worth something: it reads from auth-service's events which were
 * ended, and remembers them for as long as tokens live. While Kafka is away nothing is learnt, and
 * a token then holds until it expires.
 */
@NullMarked
package com.onelastai.gateway.ended;

import org.jspecify.annotations.NullMarked;
