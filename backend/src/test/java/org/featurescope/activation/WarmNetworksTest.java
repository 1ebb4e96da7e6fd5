package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.Pointer;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;

class WarmNetworksTest {
    private static final RgbImage PICTURE = new RgbImage(6, 8, new byte[6 * 8 * 3]);

    @Test
    void keepsANetworkOpenBetweenRuns() {
        try (WarmNetworks networks = new WarmNetworks(2)) {
            WarmNetwork first = opened(networks, "Relu");
            assertThat(opened(networks, "Relu")).isSameAs(first);
            assertThat(networks.size()).isEqualTo(1);
        }
    }

    @Test
    void closesTheOneUsedLongestAgoToMakeRoom() {
        try (WarmNetworks networks = new WarmNetworks(2)) {
            WarmNetwork relu = opened(networks, "Relu");
            WarmNetwork square = opened(networks, "Square");
            assertThat(opened(networks, "Relu")).isSameAs(relu);
            opened(networks, "Sigmoid");
            assertThat(networks.size()).isEqualTo(2);
            assertThatThrownBy(() -> square.forward(PICTURE)).isInstanceOf(IllegalStateException.class);
            relu.forward(PICTURE).close();
        }
    }

    @Test
    void closesABorrowedNetworkOnlyWhenItIsGivenBack() {
        try (WarmNetworks networks = new WarmNetworks(1)) {
            WarmNetwork relu;
            try (WarmNetworks.Lease lease = networks.borrow(Networks.ofOne("Relu"))) {
                relu = lease.network();
                opened(networks, "Square");
                networks.close();
                relu.forward(PICTURE).close();
            }
            assertThatThrownBy(() -> relu.forward(PICTURE)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closesTheOneUsedLongestAgoOfThoseThatNobodyHasBorrowed() {
        try (WarmNetworks networks = new WarmNetworks(3);
                WarmNetworks.Lease lease = networks.borrow(Networks.ofOne("Relu"))) {
            WarmNetwork square = opened(networks, "Square");
            WarmNetwork sigmoid = opened(networks, "Sigmoid");
            assertThat(networks.closeOne()).isTrue();
            assertThatThrownBy(() -> square.forward(PICTURE)).isInstanceOf(IllegalStateException.class);
            sigmoid.forward(PICTURE).close();
            assertThat(networks.closeOne()).isTrue();
            assertThat(networks.closeOne()).isFalse();
            lease.network().forward(PICTURE).close();
        }
    }

    @Test
    void opensNothingAfterItIsClosed() {
        WarmNetworks networks = new WarmNetworks(1);
        networks.close();
        assertThatThrownBy(() -> networks.borrow(Networks.ofOne("Relu")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one was wanted after the networks were closed");
    }

    @Test
    void triesAgainToOpenANetworkThatCouldNotBeOpened() {
        try (WarmNetworks networks = new WarmNetworks(1)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> networks.borrow(Networks.ofOne("NoSuchOperation")))
                        .isInstanceOf(ActivationException.class);
            }
        }
    }

    @Test
    void leavesNothingOpen() {
        try (WarmNetworks networks = new WarmNetworks(1)) {
            opened(networks, "Relu");
        }
        long before = Pointer.totalCount();
        for (int i = 0; i < 5; i++) {
            try (WarmNetworks networks = new WarmNetworks(1)) {
                opened(networks, "Relu");
                opened(networks, "Square");
            }
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    private static WarmNetwork opened(WarmNetworks networks, String operation) {
        try (WarmNetworks.Lease lease = networks.borrow(Networks.ofOne(operation))) {
            WarmNetwork network = lease.network();
            network.forward(PICTURE).close();
            return network;
        }
    }
}
