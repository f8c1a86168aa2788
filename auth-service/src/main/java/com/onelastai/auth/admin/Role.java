package com.onelastai.auth.admin;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** The roles that admins grant. Every account is a user. */
enum Role implements SnakeCaseEnum {
  SUPPORT,
  MODERATOR,
  ADMIN
}
