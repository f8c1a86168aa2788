package com.onelastai.community.modelflag;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What a model can say against a text. */
enum Objection implements SnakeCaseEnum {
  SPAM,
  HARASSMENT,
  HATE,
  SEXUAL,
  VIOLENCE,
  ILLEGAL;

  String flag() {
    return "model_" + value();
  }
}
