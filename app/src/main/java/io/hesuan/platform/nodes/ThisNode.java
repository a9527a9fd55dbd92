package io.hesuan.platform.nodes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ThisNode {

    @Bean
    Node node() {
        return Node.here();
    }
}
