package com.onelastai.support.livechat;

import com.onelastai.starter.enums.SnakeCaseEnum;

enum ChatStatus implements SnakeCaseEnum {
  /** Nobody of the team has accepted it yet. */
  WAITING,
  ACTIVE,
  CLOSED
}
