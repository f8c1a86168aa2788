package com.onelastai.auth.login;

import com.onelastai.auth.account.UserView;
import com.onelastai.auth.keycloak.Tokens;

/** A login that began or goes on. */
record Login(UserView user, Tokens tokens) {}
