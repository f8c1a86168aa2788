/**
 * Logins and accounts that were revoked before their tokens expire. Services verify a token without
 * a call to another service, so the gateway rejects tokens of revoked logins: it reads
 * auth-service's events and stores them as long as a token is valid. While Kafka is down it gets no
 * revocations, and a token is accepted until it expires.
 */
@NullMarked
package com.onelastai.gateway.revocation;

import org.jspecify.annotations.NullMarked;
