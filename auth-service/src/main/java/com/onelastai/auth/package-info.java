/**
 * Accounts: who may sign in and how, what a user tells of themselves, and what happened to their
 * account. Keycloak alone keeps passwords, one-time-password secrets, recovery codes and logins.
 */
@NullMarked
package com.onelastai.auth;

import org.jspecify.annotations.NullMarked;
