package com.onelastai.chat;

import com.onelastai.chat.test.ChatServiceIT;
import com.onelastai.starter.test.OpenApiContract;

@ChatServiceIT
class OpenApiFuzzIT extends OpenApiContract {}
