/**
 * Logins and accounts that were revoked before their tokens expire. Services verify a token without
 * asking anybody, so the gateway rejects tokens of revoked logins: it reads auth-service's events
 * and keeps them as long as a token lives. While Kafka is away it learns of no revocation, and a
 * token is then accepted until it expires.
 */
@NullMarked
package com.onelastai.gateway.revocation;

import org.jspecify.annotations.NullMarked;
