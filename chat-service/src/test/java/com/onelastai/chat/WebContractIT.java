package com.onelastai.chat;

import com.onelastai.chat.test.ChatServiceIT;
import com.onelastai.starter.test.WebContract;

@ChatServiceIT
class WebContractIT extends WebContract {}
