package com.onelastai.auth.erasure;

import com.onelastai.auth.avatar.Avatars;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.starter.erasure.UserDataEraser;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Removes what this service and Keycloak hold on a user. */
@Component
class OwnDataEraser implements UserDataEraser {

  private final KeycloakUsers keycloak;
  private final Avatars avatars;
  private final UserSecurities securities;
  private final MongoOperations mongo;

  OwnDataEraser(
      KeycloakUsers keycloak, Avatars avatars, UserSecurities securities, MongoOperations mongo) {
    this.keycloak = keycloak;
    this.avatars = avatars;
    this.securities = securities;
    this.mongo = mongo;
  }

  /** Keycloak first: without its account nothing new can come up. */
  @Override
  public void erase(String userId) {
    keycloak.delete(userId);
    avatars.forget(userId);
    securities.delete(userId);
    mongo.remove(
        new Query(Criteria.where("userId").is(userId)), Document.class, SecurityLog.COLLECTION);
  }
}
