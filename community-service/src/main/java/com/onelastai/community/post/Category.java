package com.onelastai.community.post;

import com.onelastai.starter.enums.SnakeCaseEnum;

enum Category implements SnakeCaseEnum {
  GENERAL,
  HELP,
  SHOWCASE,
  IDEAS,
  NEWS
}
